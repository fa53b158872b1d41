using Sinan.Cli;

return await SinanCli.RunAsync(args, CommandIo.OfConsole());
