using System.Collections.Immutable;
using Sinan.Kernel;

namespace Sinan.Stages.Deliver.Domain.Documents;

/// <summary>A document before it is in any language or format: phrases in blocks.</summary>
/// <param name="Name">File name without ending ("product-needs").</param>
/// <param name="Title">Title.</param>
/// <param name="Lead">Lines under the title: data, date.</param>
/// <param name="Blocks">The body.</param>
sealed record Document(string Name, Phrase Title, ImmutableArray<Phrase> Lead, ImmutableArray<Block> Blocks);

abstract record Block;

/// <param name="Level">1 or 2; chapters are numbered by the format's own numbering.</param>
sealed record Heading(int Level, Phrase Text) : Block;

sealed record Paragraph(Phrase Text) : Block;

sealed record Bullets(params ImmutableArray<Phrase> Items) : Block;

sealed record Numbered(params ImmutableArray<Phrase> Items) : Block;

/// <summary>What people said, word for word (redacted); never read as markup.</summary>
sealed record Quotes(ImmutableArray<string> Sentences, Phrase? Source = null) : Block;

/// <param name="Caption">What it holds.</param>
/// <param name="Columns">Headers; number columns stand to the right.</param>
/// <param name="Rows">As wide as the columns.</param>
sealed record Table(Phrase Caption, ImmutableArray<Column> Columns, ImmutableArray<ImmutableArray<Phrase>> Rows) : Block;

/// <param name="Header">Its name.</param>
/// <param name="Weight">Share of the width, relative to the others.</param>
/// <param name="IsNumber">Whether it stands to the right.</param>
sealed record Column(Phrase Header, int Weight = 1, bool IsNumber = false);

/// <summary>What leads to what, drawn as boxes in layers and told in a table.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Boxes">In the order of their layers.</param>
/// <param name="Arrows">From box to box.</param>
sealed record Diagram(Phrase Caption, ImmutableArray<DiagramBox> Boxes, ImmutableArray<DiagramArrow> Arrows) : Block;

/// <param name="Name">Short name without figures; unique in its diagram.</param>
/// <param name="Layer">From 0, downwards.</param>
sealed record DiagramBox(Phrase Name, int Layer);

/// <param name="From">Number of the box that it leaves, from 0.</param>
/// <param name="To">Number of the box that it reaches.</param>
/// <param name="Carries">What goes along it, with its figures.</param>
sealed record DiagramArrow(int From, int To, Phrase Carries);
