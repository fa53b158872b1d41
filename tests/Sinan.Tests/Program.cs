using Sinan.Tests;
using Sinan.Tests.Storage;

// The entry point that xunit would generate, and before it the roles of child processes in tests of locks and crashes.
if (await ChildProcess.PlayRoleAsync())
    return 0;
return args.Any(arg => arg is "-automated" or "@@")
    ? await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args)
    : await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions);
