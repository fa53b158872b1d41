using System.Security.Cryptography;
using Sinan.Kernel;
using Sinan.Stages.Decide.Domain.Ideas;

namespace Sinan.Stages.Decide.Data.Ideas;

/// <summary>Opens and closes the public board, and lets in who knows its address.</summary>
public sealed class BoardDoor(ISettings settings)
{
    const int TokenBytes = 20;

    /// <summary>Null before the board was opened first.</summary>
    public Task<IdeaBoard?> FindAsync(CancellationToken cancellationToken) => settings.FindAsync<IdeaBoard>(IdeaBoard.Key, cancellationToken);

    /// <summary>Opens or closes it; its address stays.</summary>
    public Task<IdeaBoard> SetAsync(bool isOpen, CancellationToken cancellationToken) =>
        settings.ChangeAsync<IdeaBoard>(IdeaBoard.Key, known => new IdeaBoard(known?.Token ?? Base32.Encode(RandomNumberGenerator.GetBytes(TokenBytes)), isOpen), cancellationToken);

    /// <returns>Problem "decide.board.link" unless the board is open and the token is its own.</returns>
    public async Task<Outcome<IdeaBoard>> AdmitAsync(string token, CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) is { IsOpen: true } board && board.Token == token ? board : new Problem("decide.board.link", ProblemKind.NotFound);
}
