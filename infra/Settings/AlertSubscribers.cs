namespace Infra.Settings;

/// <summary>Each is asked by AWS to confirm, once, before it gets anything.</summary>
/// <param name="Https">URLs; they may carry a token, so they are as secret as the setting they stand in.</param>
/// <param name="AreSecret">The setting is a Pulumi secret.</param>
public sealed record AlertSubscribers(IReadOnlyList<string> Emails, IReadOnlyList<string> Https, bool AreSecret = false)
{
    public static AlertSubscribers None { get; } = new([], []);

    public bool IsEmpty => Emails.Count == 0 && Https.Count == 0;
}
