namespace Infra.Settings;

/// <summary>What a consumer does about messages that it does not handle, resolved.</summary>
/// <param name="LogPayloads">What events carry stands in the log: it may be personal, so nothing does unless this says so.</param>
public sealed record FailureSettings(InvalidEvents OnInvalid = InvalidEvents.DeadLetter, bool LogPayloads = false);
