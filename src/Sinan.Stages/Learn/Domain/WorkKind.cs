using System.Text.Json.Serialization;

namespace Sinan.Stages.Learn.Domain;

/// <summary>What a work of the reading list is. Words: "learn.reading.kind.{name}".</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WorkKind>))]
public enum WorkKind
{
    Book,
    Course,
    Paper,
    Blog,
    Tool,
}
