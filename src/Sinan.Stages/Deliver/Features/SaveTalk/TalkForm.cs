using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Sinan.Stages.Deliver.Domain.Talks;

namespace Sinan.Stages.Deliver.Features.SaveTalk;

/// <summary>The record of a meeting as a form sends it; a decision without any words is left out.</summary>
static class TalkForm
{
    public static Talk Read(IFormCollection form) => new()
    {
        Number = DeliverDesk.EntryNumber(form["Number"]), Title = form["Title"].ToString(), Day = DeliverDesk.Day(form["Day"]) ?? default, With = form["With"].ToString(), Notes = form["Notes"].ToString(),
        Decisions = [.. Enumerable.Range(0, form["Text"].Count).Select(row => Decision(form, row)).Where(d => d.Text.Length + d.Owner.Length > 0)],
    };

    static Decision Decision(IFormCollection form, int row)
    {
        return new Decision
        {
            Text = Field("Text").Trim(), Owner = Field("Owner").Trim(), Due = DeliverDesk.Day(Field("Due")) ?? default, IsDone = Field("Done") == "yes", Evidence = Evidence(Field("Evidence")),
        };

        string Field(string name) => form[name].ElementAtOrDefault(row) ?? "";
    }

    /// <summary>Ids, or the addresses of their pages.</summary>
    static ImmutableArray<string> Evidence(string text) =>
        [.. text.Split([',', '，', '、', ' ', '\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(part => part.TrimEnd('/')[(part.TrimEnd('/').LastIndexOf('/') + 1)..])];
}
