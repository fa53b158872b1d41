using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.Goals;
using Sinan.Stages.Deliver.Domain.Initiatives;

namespace Sinan.Stages.Deliver.Features.SetGoal;

static class SetGoalEndpoint
{
    /// <summary>PUT /api/v1/deliver/initiatives/{id}/goal {text, task} or {template: conversion | service}</summary>
    public static void MapSetGoal(this RouteGroupBuilder api) => api
        .MapPut("/initiatives/{id:long}/goal", (long id, HttpRequest request, SetGoalHandler handler, ClaimsPrincipal user, CancellationToken cancellationToken) =>
            DeliverDesk.AnswerAsync<GoalBody, Initiative>(request, body => handler.HandleAsync(new SetGoal(id, body.Text, body.Task, body.Template, user.Actor()), cancellationToken), cancellationToken))
        .RequireAuthorization(Permissions.Write)
        .WithName(nameof(SetGoal));

    /// <summary>A goal as sent by a client.</summary>
    sealed record GoalBody(string Text = "", AiTask? Task = null, string? Template = null);
}
