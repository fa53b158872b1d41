using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Features.AddInterview;
using Sinan.Stages.Listen.Features.AnswerSurvey;
using Sinan.Stages.Listen.Features.BuildSurvey;
using Sinan.Stages.Listen.Features.CodeInterview;
using Sinan.Stages.Listen.Features.CrossSurvey;
using Sinan.Stages.Listen.Features.HearSurvey;
using Sinan.Stages.Listen.Features.ListInterviews;
using Sinan.Stages.Listen.Features.ListSurveys;
using Sinan.Stages.Listen.Features.PlanSample;
using Sinan.Stages.Listen.Features.RemoveAnswer;
using Sinan.Stages.Listen.Features.ShowAnswerFile;
using Sinan.Stages.Listen.Features.ShowSurvey;
using Sinan.Stages.Listen.Features.SimulateShares;

namespace Sinan.Stages.Listen;

/// <summary>Surveys and interviews.</summary>
static class SurveyFeatures
{
    public static void AddSurveys(this IServiceCollection services)
    {
        services.AddScoped<ListSurveysHandler>().AddScoped<FindSurveyHandler>().AddScoped<AddSurveyHandler>().AddScoped<SaveDraftHandler>().AddScoped<MoveSurveyHandler>();
        services.AddSingleton<AnswerThrottle>().AddScoped<AnswerSurveyHandler>().AddScoped<PlanSampleHandler>();
        services.AddScoped<SurveyReader>().AddScoped<ShowSurveyHandler>().AddScoped<ExportAnswersHandler>().AddScoped<CrossSurveyHandler>().AddScoped<SimulateSharesHandler>();
        services.AddScoped<HearSurveyHandler>().AddScoped<IJobHandler, HearSurveyJob>();
        services.AddScoped<RemoveAnswerHandler>().AddScoped<ShowAnswerFileHandler>();
        services.AddScoped<ISurveyFindings, SurveyFindings>().AddScoped<IDesignSurveys, DesignSurveys>();
        services.AddScoped<IInterviewQuotes, InterviewQuotes>();
        services.AddScoped<ListInterviewsHandler>().AddScoped<AddInterviewHandler>().AddScoped<ShowInterviewHandler>().AddScoped<CodeInterviewHandler>().AddScoped<SaveCodeHandler>();
    }

    public static async Task<IEnumerable<Findable>> SurveyFindablesAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        var surveys = await services.GetRequiredService<ISurveyStore>().ListAsync(cancellationToken);
        var interviews = await services.GetRequiredService<IInterviewStore>().ListAsync(cancellationToken);
        return surveys.Select(s => new Findable(string.Create(CultureInfo.InvariantCulture, $"/listen/surveys/{s.Id}"), s.Draft.Title, "listen.answer.title"))
            .Concat(interviews.Select(i => new Findable(string.Create(CultureInfo.InvariantCulture, $"/listen/interviews/{i.Id}"), i.Title, "listen.interviews.column.title")));
    }

    public static void MapSurveys(this RouteGroupBuilder api)
    {
        api.MapListSurveys();
        api.MapBuildSurvey();
        api.MapShowSurvey();
        api.MapCrossSurvey();
        api.MapSimulateShares();
        api.MapPlanSample();
        api.MapRemoveAnswer();
        api.MapShowAnswerFile();
        api.MapListInterviews();
        api.MapAddInterview();
        api.MapCodeInterview();
    }
}
