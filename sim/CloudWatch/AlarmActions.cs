namespace Sim.CloudWatch;

/// <summary>ARNs that are told when an alarm changes into a state: topics, and the scaling policy whose alarm it is.</summary>
/// <param name="Enabled">False: the state changes and nobody hears of it.</param>
public sealed record AlarmActions(IReadOnlyList<string> Alarm, IReadOnlyList<string> Ok, IReadOnlyList<string> InsufficientData, bool Enabled = true)
{
    /// <summary>CloudWatch takes up to five per state.</summary>
    public const int Most = 5;

    public static AlarmActions None { get; } = new([], [], []);

    internal IReadOnlyList<string> Of(AlarmState state) => !Enabled ? [] : state switch
    {
        AlarmState.Alarm => Alarm,
        AlarmState.Ok => Ok,
        _ => InsufficientData,
    };
}
