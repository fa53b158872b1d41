using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Sinan.Stages.Deliver.Domain.Prototypes;

namespace Sinan.Stages.Deliver.Features.SaveDialogue;

/// <summary>A dialogue as the rows of a form; a row in which nobody says anything is gone, and the numbers after it move up.</summary>
static class DialogueForm
{
    public static ImmutableArray<DialogueTurn> Read(IFormCollection form)
    {
        var rows = form["User"].Count;
        var numbers = RowNumbers.Of(rows, row => !string.IsNullOrWhiteSpace(Field("User", row + 1) + Field("System", row + 1)));
        return
        [
            .. numbers.Keys.Select(row => new DialogueTurn
            {
                User = Field("User", row), System = Field("System", row), Next = RowNumbers.Read(Field("Next", row), numbers, rows),
                State = Enum.TryParse<AiState>(Field("State", row), out var state) && Enum.IsDefined(state) ? state : null,
            }),
        ];

        string Field(string name, int row) => form[name].ElementAtOrDefault(row - 1) ?? "";
    }
}
