using Microsoft.EntityFrameworkCore;

namespace Sinan.Storage;

/// <summary>The tables of initiatives.</summary>
static class InitiativeModel
{
    public static void MapInitiatives(this ModelBuilder model)
    {
        model.Entity<InitiativeRow>().ToTable("initiatives");
        model.Entity<InitiativeHistoryRow>().ToTable("initiative_history").HasIndex(row => row.InitiativeId);
    }
}
