using Infra;
using Infra.Settings;

namespace Local.Declaration;

/// <summary>What the event backbone declares for one stack.</summary>
public sealed class DeclaredStack
{
    private DeclaredStack(StackFile file, StackSettings settings, Recording recording)
    {
        File = file;
        Settings = settings;
        Recording = recording;
        // By type and name: the world is built in this order, whatever the order of declaration.
        Resources =
        [
            .. recording.Resources
                .Where(resource => resource.Type.StartsWith("aws:", StringComparison.Ordinal))
                .OrderBy(resource => resource.Type, StringComparer.Ordinal)
                .ThenBy(resource => resource.Name, StringComparer.Ordinal),
        ];
    }

    public StackFile File { get; }

    public StackSettings Settings { get; }

    /// <summary>Everything, components and all.</summary>
    public Recording Recording { get; }

    /// <summary>The program's own stack, with its outputs.</summary>
    public EventStack Program => (EventStack)Recording.Program;

    /// <summary>What AWS would hold.</summary>
    public IReadOnlyList<RecordedResource> Resources { get; }

    /// <exception cref="SettingsException">The settings break a rule; it lists all that are broken.</exception>
    public static async Task<DeclaredStack> DeclareAsync(StackFile file)
    {
        // Pulumi would wrap what the program throws: refused here, the failures stay what they are.
        var settings = StackSettings.Of(file.Config, file.Stack, file.Secrets);
        return new DeclaredStack(file, settings, await Recording.OfAsync(file, options => new EventStack(options)));
    }

    /// <summary>What another program declared, to be run the same way.</summary>
    /// <exception cref="SettingsException">The settings break a rule; it lists all that are broken.</exception>
    public static DeclaredStack Of(StackFile file, Recording recording) =>
        new(file, StackSettings.Of(file.Config, file.Stack, file.Secrets), recording);
}
