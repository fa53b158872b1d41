using System.Text.Json.Serialization;

namespace Sinan.Stages.Learn.Domain;

/// <summary>What the work with AI asks of a product manager. Words: "learn.skill.{name}", ".about" and ".five", which says what a 5 means.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Skill>))]
public enum Skill
{
    /// <summary>Seven abilities, in the order in which they are usually named: who the user of each AI part is.</summary>
    Users,

    Prompting,

    /// <summary>Rule or model, embedding or chat, or both.</summary>
    Boundary,

    /// <summary>Iteration, communication and calm under pressure.</summary>
    Iteration,

    /// <summary>From a wish to the general ability behind it.</summary>
    Abstraction,

    /// <summary>Programs and the structure of services.</summary>
    Structure,

    /// <summary>The foot on the brake.</summary>
    Restraint,

    /// <summary>Skills that the abilities rest on: what data can support.</summary>
    DataSense,

    Technology,

    Patience,

    Innovation,

    Risk,

    /// <summary>Second training and fine-tuning.</summary>
    Tuning,

    /// <summary>Dialogue, knowledge base, text to image.</summary>
    Applications,

    Operations,
}
