// One violation of every rule of the architecture test, kept here so that a rule that has gone blind is noticed.
namespace Sinan.Tests.Architecture.Violations.Stages.Left.Features
{
    sealed class ReachesIntoAnotherStage
    {
        public static int Run() => Right.Domain.Secret.Value + Right.Contracts.Offer.Value;
    }

    sealed class PageThatReadsData : Microsoft.AspNetCore.Components.ComponentBase
    {
        public Left.Data.ILeftStore? Store { get; set; }
    }
}

namespace Sinan.Tests.Architecture.Violations.Stages.Left.Data
{
    interface ILeftStore;
}

namespace Sinan.Tests.Architecture.Violations.Stages.Right.Domain
{
    static class Secret
    {
        public static int Value => Environment.ProcessorCount;
    }

    sealed class ImpureDomain(TimeProvider clock)
    {
        public bool Late() => clock.GetUtcNow().Year > 2000 && File.Exists("x") && Features.Answer.Value > 0;
    }
}

namespace Sinan.Tests.Architecture.Violations.Stages.Right.Features
{
    static class Answer
    {
        public static int Value => Environment.ProcessorCount;
    }
}

namespace Sinan.Tests.Architecture.Violations.Stages.Right.Contracts
{
    static class Offer
    {
        public static int Value => Environment.ProcessorCount;
    }
}

namespace Sinan.Tests.Architecture.Violations.Numerics
{
    static class ImpureKernel
    {
        public static async Task<long> RunAsync()
        {
            await Task.Yield();
            return File.ReadAllBytes("x").LongLength;
        }
    }

    static class BannedCaller
    {
        public static DateTime Now() => DateTime.UtcNow;

        public static int Blocked(Task<int> task) => task.Result;

        public static Random Unseeded() => new();
    }
}
