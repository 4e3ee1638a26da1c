using Pulumi;

namespace Infra.Settings;

/// <summary>
/// The user's configuration is refused: every broken rule, each with its path, what was given, what is allowed and what to
/// do. Pulumi shows a <see cref="RunException"/> as its message alone, without a stack trace.
/// </summary>
public sealed class SettingsException(IReadOnlyList<string> failures) : RunException(Describe(failures))
{
    public IReadOnlyList<string> Failures { get; } = failures;

    private static string Describe(IReadOnlyList<string> failures) =>
        $"The settings are refused, nothing was declared ({failures.Count} {(failures.Count == 1 ? "problem" : "problems")}):"
        + string.Concat(failures.Select(failure => $"{Environment.NewLine}  - {failure}"));
}
