namespace Infra.Settings.Reading;

/// <summary>What the settings ask for when messages fail: null where they are silent.</summary>
internal sealed record FailureRequest(InvalidEvents? OnInvalid, bool? LogPayloads)
{
    public static FailureRequest Read(SettingsNode node) => new(
        node.Choice("onInvalid", "deadLetter", "discard") switch
        {
            "deadLetter" => InvalidEvents.DeadLetter,
            "discard" => InvalidEvents.Discard,
            _ => null,
        },
        node.Flag("logPayloads"));

    /// <summary>What is asked for, else what the defaults ask for, else what is built in.</summary>
    public FailureSettings Resolve(FailureRequest defaults) =>
        new(OnInvalid ?? defaults.OnInvalid ?? InvalidEvents.DeadLetter, LogPayloads ?? defaults.LogPayloads ?? false);
}
