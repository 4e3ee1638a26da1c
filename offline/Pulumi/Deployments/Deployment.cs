using Pulumi.Testing;

namespace Pulumi;

/// <summary>
/// One run of a program. The stand-in knows only runs under mocks (<c>TestAsync</c>): there is no engine behind it.
/// </summary>
public sealed partial class Deployment
{
    private static readonly AsyncLocal<DeploymentInstance?> RunningInstance = new();

    private readonly MockMonitor _monitor;
    private readonly DeploymentConfig _config = DeploymentConfig.FromEnvironment();
    private Stack? _stack;

    internal Deployment(IMocks mocks, TestOptions? options)
    {
        // A test is a preview unless it says otherwise: so it is in the official package.
        IsDryRun = options?.IsPreview ?? true;
        StackName = options?.StackName ?? "stack";
        ProjectName = options?.ProjectName ?? "project";
        OrganizationName = options?.OrganizationName ?? "organization";
        RootDirectory = options?.RootDirectory;
        _monitor = new MockMonitor(mocks, ProjectName, StackName);
        Runner = new Runner(Errors);
    }

    public static DeploymentInstance Instance
    {
        get => RunningInstance.Value
            ?? throw new InvalidOperationException("Trying to acquire Deployment.Instance before 'Run' was called.");
        private set
        {
            if (RunningInstance.Value is not null)
            {
                throw new InvalidOperationException(
                    "Deployment.Instance should only be set once at the beginning of a 'Run' call.");
            }

            RunningInstance.Value = value;
        }
    }

    /// <summary>The running deployment, if there is one.</summary>
    internal static Deployment? Current => RunningInstance.Value?.Deployment;

    internal static Deployment Required => Instance.Deployment;

    internal bool IsDryRun { get; }

    internal string StackName { get; }

    internal string ProjectName { get; }

    internal string OrganizationName { get; }

    internal string? RootDirectory { get; }

    internal LoggedErrors Errors { get; } = new();

    internal Runner Runner { get; }

    internal Stack Stack
    {
        get => _stack ?? throw new InvalidOperationException("Trying to acquire Deployment.Stack before 'Run' was called.");
        set => _stack = value;
    }

    internal string? GetConfig(string fullKey) => _config.Get(fullKey);

    /// <summary>Refuses a program that runs on an older Pulumi; mocks are of no version and fit every range.</summary>
    public static Task RequirePulumiVersionAsync(string pulumiVersionRange)
    {
        _ = Required;
        return Task.CompletedTask;
    }
}
