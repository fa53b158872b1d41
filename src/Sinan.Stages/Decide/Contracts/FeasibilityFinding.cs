using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Numerics.Learning;

namespace Sinan.Stages.Decide.Contracts;

/// <summary>What a measure of feasibility comes to.</summary>
/// <param name="Verdict">Whether the target is in reach.</param>
/// <param name="Score">Share told right with <paramref name="AtRows"/>: {score}, with interval and evidence.</param>
/// <param name="Chance">Chance that they reach the target: {chance}, with evidence.</param>
/// <param name="AtRows">Labelled rows that the verdict is about: {rows}.</param>
/// <param name="Present">Labelled rows there are: {present}.</param>
/// <param name="Needed">Labelled rows at which the target is reached: {needed}; null where it never is.</param>
/// <param name="Says">The answer in sentences, the verdict first.</param>
/// <param name="Checks">A verdict on each of nine properties of the data.</param>
public sealed record FeasibilityFinding(
    Reachability Verdict, Fact Score, Fact Chance, Fact AtRows, Fact Present, Fact? Needed, ImmutableArray<Phrase> Says, ImmutableArray<DataCheck> Checks);
