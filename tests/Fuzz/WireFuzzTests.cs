namespace Tests.Fuzz;

/// <summary>A small, fixed slice of what <c>bench fuzz</c> throws by the million.</summary>
public sealed class WireFuzzTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Whatever_comes_in_is_answered_as_AWS_would(ulong seed)
    {
        var fuzzer = new WireFuzzer(seed);

        fuzzer.Run(20_000);

        Assert.True(fuzzer.Statuses[200] > 1_000);
        Assert.True(fuzzer.Statuses[400] > 1_000);
    }
}
