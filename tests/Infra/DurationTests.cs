using Infra.Settings;

namespace Tests.Infra;

public sealed class DurationTests
{
    [Theory]
    [InlineData("0s", 0)]
    [InlineData("90s", 90)]
    [InlineData("5m", 300)]
    [InlineData("12h", 43_200)]
    [InlineData("14d", 1_209_600)]
    public void A_duration_is_a_whole_number_and_its_unit(string text, int seconds)
    {
        Assert.True(Duration.TryParse(text, out var duration));
        Assert.Equal(TimeSpan.FromSeconds(seconds), duration);
    }

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("5")]
    [InlineData("-5s")]
    [InlineData("1.5h")]
    [InlineData("5 s")]
    [InlineData("5w")]
    [InlineData("2147483647d")]
    [InlineData("99999999999s")]
    public void Anything_else_is_none(string text) => Assert.False(Duration.TryParse(text, out _));

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(90, "90s")]
    [InlineData(3_600, "1h")]
    [InlineData(86_400, "1d")]
    public void It_is_written_in_the_largest_unit_that_fits(int seconds, string text) =>
        Assert.Equal(text, Duration.Text(TimeSpan.FromSeconds(seconds)));
}
