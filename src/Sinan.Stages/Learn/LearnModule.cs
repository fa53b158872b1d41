using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Learn.Data;
using Sinan.Stages.Learn.Domain;
using Sinan.Stages.Learn.Features.AnswerLesson;
using Sinan.Stages.Learn.Features.FindTerms;
using Sinan.Stages.Learn.Features.PlanPath;
using Sinan.Stages.Learn.Features.RateSkills;
using Sinan.Stages.Learn.Features.ShowCapabilities;
using Sinan.Stages.Learn.Features.ShowLesson;
using Sinan.Stages.Learn.Features.ShowPath;
using Sinan.Stages.Learn.Features.ShowSkills;

namespace Sinan.Stages.Learn;

/// <summary>Beside the loop: what people learn while they work with it.</summary>
public sealed class LearnModule : StageModule
{
    public override StageInfo Info => new("learn", Order: 20);

    public override IReadOnlyList<StagePage> Pages { get; } = 
    [
        new("/learn", "learn.path") { Details = ["/learn/lessons"] }, new("/learn/skills", "learn.skills"), new("/learn/capabilities", "learn.can"), new("/learn/roles", "learn.roles"), new("/learn/glossary", "learn.terms"), new("/learn/reading", "learn.reading"),
    ];

    public override void Services(IServiceCollection services)
    {
        services.AddScoped<LearnerStore>();
        services.AddScoped<ShowPathHandler>();
        services.AddScoped<PlanPathHandler>();
        services.AddScoped<ShowLessonHandler>();
        services.AddScoped<AnswerLessonHandler>();
        services.AddScoped<ShowSkillsHandler>();
        services.AddScoped<RateSkillsHandler>();
        services.AddScoped<FindTermsHandler>();
        services.AddScoped<ShowCapabilitiesHandler>();
    }

    public override void Endpoints(RouteGroupBuilder api)
    {
        api.MapShowPath();
        api.MapPlanPath();
        api.MapShowLesson();
        api.MapAnswerLesson();
        api.MapShowSkills();
        api.MapRateSkills();
        api.MapFindTerms();
    }

    public override ValueTask<IReadOnlyList<Findable>> FindablesAsync(IServiceProvider services, Localizer words, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<Findable>>([.. Curriculum.All.Select(l => new Findable(l.Address, words[l.Key + ".title"], "learn.path.lesson"))]);
}
