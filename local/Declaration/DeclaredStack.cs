using System.Text.Json;
using Infra;
using Infra.Settings;
using Pulumi;
using Pulumi.Testing;

namespace Local.Declaration;

/// <summary>What the Pulumi program declares for one stack: the program itself has run, only AWS was not there.</summary>
public sealed class DeclaredStack
{
    /// <summary>AWS's example account.</summary>
    public const string Account = "123456789012";

    private const string ConfigVariable = "PULUMI_CONFIG";

    // Pulumi reads its configuration from the environment, which belongs to the whole process.
    private static readonly SemaphoreSlim Environment = new(1, 1);

    private DeclaredStack(StackFile file, EventStack program, IReadOnlyList<RecordedResource> resources)
    {
        File = file;
        Program = program;
        Resources = resources;
    }

    public StackFile File { get; }

    /// <summary>The program's own stack, with its outputs.</summary>
    public EventStack Program { get; }

    public IReadOnlyList<RecordedResource> Resources { get; }

    /// <exception cref="SettingsException">The settings break a rule; it lists all that are broken.</exception>
    public static async Task<DeclaredStack> DeclareAsync(StackFile file)
    {
        // Pulumi would wrap what the program throws: refused here, the failures stay what they are.
        _ = StackSettings.Of(file.Config, file.Stack);
        var mocks = new RecordingMocks(file.Region, Account);
        await Environment.WaitAsync();
        var before = System.Environment.GetEnvironmentVariable(ConfigVariable);
        try
        {
            System.Environment.SetEnvironmentVariable(ConfigVariable, JsonSerializer.Serialize(file.Config));
            var declared = await Deployment.TestAsync<EventStack>(
                mocks, new TestOptions { ProjectName = file.Project, StackName = file.Stack, IsPreview = false });
            return new DeclaredStack(file, declared.OfType<EventStack>().Single(), mocks.Resources);
        }
        finally
        {
            System.Environment.SetEnvironmentVariable(ConfigVariable, before);
            Environment.Release();
        }
    }
}
