using System.Collections.Immutable;
using Sinan.Kernel;
using Sinan.Stages.Deliver.Domain.WorkDocuments;

namespace Sinan.Stages.Deliver.Data;

/// <summary>Versions of the documents of initiatives and the names under them, in the workspace's relational store.</summary>
public interface IDocumentVersions
{
    /// <summary>All versions of an initiative's documents, newest first.</summary>
    Task<ImmutableArray<DocumentVersion>> ListAsync(long initiative, CancellationToken cancellationToken);

    /// <summary>Versions of one document, newest first.</summary>
    Task<ImmutableArray<DocumentVersion>> ListAsync(long initiative, string document, CancellationToken cancellationToken);

    /// <summary>What a version says; empty when there is none.</summary>
    Task<ImmutableArray<StatedFact>> FactsAsync(long initiative, string document, int number, CancellationToken cancellationToken);

    /// <summary>Keeps a version under the next number; one that says the same as the newest is not kept again.</summary>
    /// <returns>The newest version after it.</returns>
    Task<DocumentVersion> AddAsync(DocumentVersion version, ImmutableArray<StatedFact> facts, CancellationToken cancellationToken);

    /// <summary>Puts a name under the newest version.</summary>
    /// <returns>The version with it. Problems: "deliver.document.no_version", "deliver.document.outdated" (a newer version was written), "deliver.document.signed" (that person has signed it).</returns>
    Task<Outcome<DocumentVersion>> SignAsync(long initiative, string document, int number, DocumentSignature signature, CancellationToken cancellationToken);

    /// <summary>How far each document that was written has been signed.</summary>
    Task<ImmutableArray<DocumentStand>> StandsAsync(CancellationToken cancellationToken);
}
