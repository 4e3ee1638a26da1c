namespace Infra.Settings;

/// <summary>
/// How the alias <c>live</c> moves to a new version: CodeDeploy gives it a part of the traffic and goes back at the first
/// alarm of the consumer.
/// </summary>
/// <param name="Percent">Of the traffic, at each step.</param>
/// <param name="Interval">Whole minutes: after the first step (canary), or between steps (linear).</param>
public abstract record TrafficShift(int Percent, TimeSpan Interval)
{
    /// <summary>One part first, all the rest after the interval.</summary>
    public sealed record Canary(int Percent, TimeSpan Interval) : TrafficShift(Percent, Interval);

    /// <summary>The same part again and again.</summary>
    public sealed record Linear(int Percent, TimeSpan Interval) : TrafficShift(Percent, Interval);
}
