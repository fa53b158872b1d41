using Sinan.Stages.Collect.Domain.Capture;

namespace Sinan.Tests.Collect.Capture;

public sealed class PropertyRolesTests
{
    [Theory]
    [InlineData("plan", PropertyRole.Keep)]
    [InlineData("$browser", PropertyRole.Keep)]
    [InlineData("$feature/new-checkout", PropertyRole.Keep)]
    [InlineData("$insert_id", PropertyRole.Drop)]
    [InlineData("$device_id", PropertyRole.Drop)]
    [InlineData("$lib_rate_limit_remaining_tokens", PropertyRole.Drop)]
    [InlineData("email", PropertyRole.Drop)]
    [InlineData("手机号", PropertyRole.Drop)]
    [InlineData("$current_url", PropertyRole.Address)]
    [InlineData("$session_id", PropertyRole.Session)]
    [InlineData("product_id", PropertyRole.Item)]
    [InlineData("revenue", PropertyRole.Value)]
    [InlineData("$groups", PropertyRole.Groups)]
    public void Names_decide(string name, PropertyRole role) => Assert.Equal(role, PropertyRoles.Of(name));

    [Theory]
    [InlineData("name", true)]
    [InlineData("plan", true)]
    [InlineData("email", false)]
    [InlineData("$initial_person_info", false)]
    public void Personal_attributes_stay_out(string name, bool isKept) => Assert.Equal(isKept, PropertyRoles.IsKeptAttribute(name));

    [Theory]
    [InlineData("undefined", false)]
    [InlineData(" Null ", false)]
    [InlineData("[object Object]", false)]
    [InlineData("0", false)]
    [InlineData("mei", true)]
    public void Ids_that_are_none_are_not_linked(string id, bool may) => Assert.Equal(may, KnownIds.MayBeLinked(System.Text.Encoding.UTF8.GetBytes(id)));

    [Theory]
    [InlineData("2026-03-01T08:00:00.250Z", 1_772_352_000_250, true)]
    [InlineData("2026-03-01T16:00:00+08:00", 1_772_352_000_000, true)]
    [InlineData("2026-03-01 08:00:00", 1_772_352_000_000, false)]
    [InlineData("1772352000", 1_772_352_000_000, true)]
    [InlineData("1772352000.5", 1_772_352_000_500, true)]
    [InlineData("1772352000250", 1_772_352_000_250, true)]
    public void Times_are_read_as_clients_write_them(string text, long expected, bool isUtc)
    {
        Assert.True(ArrivalTime.TryRead(System.Text.Encoding.UTF8.GetBytes(text), out var time, out var known));
        Assert.Equal((expected, isUtc), (time, known));
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("")]
    [InlineData("1e300")]
    public void What_is_no_time_is_not_read(string text) => Assert.False(ArrivalTime.TryRead(System.Text.Encoding.UTF8.GetBytes(text), out _, out _));

    [Fact]
    public void A_client_whose_clock_is_an_hour_late_is_corrected() => Assert.Equal(10_000 - 250, ArrivalTime.Corrected(claimed: 4_000, sent: 4_250, arrived: 10_000));
}
