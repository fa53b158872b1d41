using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sinan.Kernel;
using Sinan.Stages.Collect.Contracts;
using Sinan.Stages.Listen.Contracts;
using Sinan.Stages.Listen.Data;
using Sinan.Stages.Listen.Data.Delivery;
using Sinan.Stages.Listen.Features.ChangeAlert;
using Sinan.Stages.Listen.Features.CheckAlerts;
using Sinan.Stages.Listen.Features.DeliverAlert;
using Sinan.Stages.Listen.Features.ListAlerts;
using Sinan.Stages.Listen.Features.ManageTargets;
using Sinan.Stages.Listen.Features.SetAlertRules;
using Sinan.Stages.Listen.Features.ShowAlert;
using Sinan.Stages.Listen.Features.ShowTrends;

namespace Sinan.Stages.Listen;

/// <summary>Trends and alerts of feedback.</summary>
static class AlertQuestions
{
    /// <summary>A receiver that does not answer in this time is tried again.</summary>
    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    public static void AddAlerts(this IServiceCollection services)
    {
        services.AddScoped<AlertStore>().AddScoped<IOpenAlerts>(provider => provider.GetRequiredService<AlertStore>());
        services.AddScoped<AlertTargets>();
        services.AddSingleton(new SealedSetting(AlertTargets.Key));
        services.AddScoped<DeliveryLog>();
        services.AddSingleton(DeliveryPatience.Default);
        services.AddSingleton(MailSettings.Parse(Environment.GetEnvironmentVariable(MailSettings.Variable)));
        services.AddScoped<CheckAlertsHandler>();
        services.AddScoped<CheckAlertsJob>();
        services.AddScoped<IJobHandler>(provider => provider.GetRequiredService<CheckAlertsJob>());
        services.AddScoped<IAlertWatch>(provider => provider.GetRequiredService<CheckAlertsJob>());
        services.AddScoped<ListAlertsHandler>();
        services.AddScoped<ShowAlertHandler>();
        services.AddScoped<ChangeAlertHandler>();
        services.AddScoped<SetAlertRulesHandler>();
        services.AddScoped<ManageTargetsHandler>();
        services.AddScoped<ShowTrendsHandler>();
        services.AddHttpClient<DeliverAlertHandler>(client => client.Timeout = Timeout)
            .ConfigurePrimaryHttpMessageHandler(provider => provider.GetRequiredService<IOutgoingConnections>().Create());
        services.AddScoped<IJobHandler, DeliverAlertJob>();
    }

    public static void MapAlerts(this RouteGroupBuilder api)
    {
        api.MapCheckAlerts();
        api.MapListAlerts();
        api.MapShowAlert();
        api.MapChangeAlert();
        api.MapSetAlertRules();
        api.MapManageTargets();
        api.MapShowTrends();
    }
}
