using Sinan.Testing;

namespace Sinan.Tests.Storage;

/// <summary>What the container promises, read from its files; the build itself is a step of .ci/run where Docker is at hand.</summary>
public sealed class ContainerTests
{
    [Fact]
    public void The_container_is_not_root_and_says_whether_it_is_well()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "Dockerfile"));
        var last = lines[Array.FindLastIndex(lines, line => line.StartsWith("FROM ", StringComparison.Ordinal))..];

        Assert.Contains("USER $APP_UID", last);
        Assert.Contains("VOLUME /data", last);
        Assert.Contains(last, line => line.Contains("/healthz/ready", StringComparison.Ordinal));
        Assert.True(Array.IndexOf(last, "USER $APP_UID") < Array.FindIndex(last, line => line.StartsWith("ENTRYPOINT", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_composition_runs_on_a_read_only_root_open_to_this_machine_only()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "compose.yaml"));

        Assert.Contains("read_only: true", text, StringComparison.Ordinal);
        Assert.Contains("cap_drop: [\"ALL\"]", text, StringComparison.Ordinal);
        Assert.Contains("no-new-privileges:true", text, StringComparison.Ordinal);
        Assert.Contains("\"127.0.0.1:5080:5080\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".git")]
    [InlineData("artifacts")]
    [InlineData("sinan-workspace*")]
    public void Neither_history_nor_output_nor_data_go_into_the_build(string pattern) =>
        Assert.Contains(pattern, File.ReadAllLines(Path.Combine(Repository.Root, ".dockerignore")));
}
