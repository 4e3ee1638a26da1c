namespace Infra.Settings;

/// <summary>
/// A table into which producers write events together with the state that the events tell of, and the function that publishes
/// them from its stream.
/// </summary>
/// <param name="Name">The outbox's name in the settings.</param>
/// <param name="Function">The function.</param>
/// <param name="BatchSize">Records that it is given at a time, at most.</param>
/// <param name="Retention">How long an item stays after it was published; one that was not stays for ever.</param>
public sealed record OutboxSettings(string Name, FunctionSettings Function, int BatchSize, TimeSpan Retention)
{
    public const int DefaultBatchSize = 100;

    public static readonly TimeSpan DefaultRetention = TimeSpan.FromDays(7);

    /// <summary>The name of its resources.</summary>
    public string ResourceName => NameOf(Name);

    public static string NameOf(string outbox) => $"{outbox}-outbox";
}
