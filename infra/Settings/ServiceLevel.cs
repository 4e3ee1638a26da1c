namespace Infra.Settings;

/// <summary>What is promised of a consumer, and what its sizes follow from.</summary>
/// <param name="ExpectedRate">Events a second.</param>
/// <param name="HandlerDuration">Of one event.</param>
/// <param name="LatencyTarget">From an event's publication until it is handled.</param>
public sealed record ServiceLevel(double ExpectedRate, TimeSpan HandlerDuration, TimeSpan LatencyTarget)
{
    /// <summary>Invocations that run at once on average: rate × duration (Little's law).</summary>
    public double Concurrency => ExpectedRate * HandlerDuration.TotalSeconds;
}
