using Infra.Packaging;
using Infra.Policies;
using Infra.Settings;
using Pulumi;
using Pulumi.Aws.Lambda;
using Pulumi.Aws.Lambda.Inputs;
using Alias = Pulumi.Aws.Lambda.Alias;

namespace Infra.Components;

/// <summary>
/// A Lambda function with its role, log group and alias <c>live</c>. Every change is published as a version; whoever invokes
/// the function does so by the alias, so that traffic can be moved from version to version and back.
/// </summary>
public sealed class EventFunction : ComponentResource
{
    private readonly Function function;

    /// <param name="grants">What it does beyond logging and tracing.</param>
    /// <param name="variables">What its code needs to know beside the user's own variables.</param>
    public EventFunction(
        string name,
        FunctionSettings settings,
        IReadOnlyList<Statement> grants,
        IReadOnlyDictionary<string, Output<string>> variables,
        Placement placement,
        ComponentResourceOptions? options = null)
        : base("infra:components:EventFunction", name, options)
    {
        var logs = FunctionLogs.Create(name, settings, placement, this);
        Role = new ServiceRole(
            name, Principal.Lambda, [.. grants, .. FunctionGrants.Of(settings, logs, placement)], placement, new ComponentResourceOptions { Parent = this });
        var arguments = ArgumentsOf(name, settings, logs.Name, placement);
        arguments.Environment = new FunctionEnvironmentArgs { Variables = EnvironmentOf(settings, variables) };
        if (SigningOf(name, settings) is { } signing)
        {
            arguments.CodeSigningConfigArn = signing.Arn;
        }

        function = new Function(name, arguments, new CustomResourceOptions { Parent = this, DependsOn = { logs, Role.Policy } });
        Live = CreateAlias(name, settings);

        RegisterOutputs(new Dictionary<string, object?> { ["functionName"] = Name, ["liveArn"] = Live.Arn });
    }

    public ServiceRole Role { get; }

    /// <summary>The version that is in use.</summary>
    public Alias Live { get; }

    public Output<string> Name => function.Name;

    /// <summary>The version that was published last.</summary>
    public Output<string> Version => function.Version;

    private FunctionArgs ArgumentsOf(string name, FunctionSettings settings, Output<string> logGroup, Placement placement)
    {
        var runtime = FunctionPackage.RuntimeOf(settings.Package);
        var arguments = new FunctionArgs
        {
            Name = PhysicalName.Of(name),
            Runtime = runtime.Name,
            Architectures = { settings.Architecture == Architecture.Arm64 ? "arm64" : "x86_64" },
            Handler = runtime.Handler,
            Code = FunctionPackage.Archive(settings.Package),
            Role = Role.Arn,
            Timeout = (int)settings.Timeout.TotalSeconds,
            MemorySize = settings.Memory,
            EphemeralStorage = new FunctionEphemeralStorageArgs { Size = settings.EphemeralStorage },
            TracingConfig = new FunctionTracingConfigArgs { Mode = "Active" },
            LoggingConfig = new FunctionLoggingConfigArgs
            {
                LogFormat = "JSON",
                ApplicationLogLevel = settings.LogLevel,
                // Lambda's own: what each invocation took and was billed for is said at this level.
                SystemLogLevel = "INFO",
                LogGroup = logGroup,
            },
            Publish = true,
        };
        if (placement.KeyArn is { } key)
        {
            arguments.KmsKeyArn = key;
        }

        if (settings.Layers.Count > 0)
        {
            arguments.Layers = settings.Layers.ToList();
        }

        if (settings.Vpc is { } vpc)
        {
            arguments.VpcConfig = new FunctionVpcConfigArgs { SubnetIds = vpc.Subnets.ToList(), SecurityGroupIds = vpc.SecurityGroups.ToList() };
        }

        if (settings.SnapStart)
        {
            arguments.SnapStart = new FunctionSnapStartArgs { ApplyOn = "PublishedVersions" };
        }

        if (settings.ReservedConcurrency is { } reserved)
        {
            arguments.ReservedConcurrentExecutions = reserved;
        }

        return arguments;
    }

    private static InputMap<string> EnvironmentOf(FunctionSettings settings, IReadOnlyDictionary<string, Output<string>> variables)
    {
        var environment = new InputMap<string> { [FunctionVariables.LogFormat] = "Unformatted" };
        foreach (var (name, value) in settings.Environment)
        {
            environment.Add(name, value);
        }

        foreach (var (name, value) in variables)
        {
            environment.Add(name, value);
        }

        return environment;
    }

    private CodeSigningConfig? SigningOf(string name, FunctionSettings settings) => settings.CodeSigning.Count == 0 ? null : new CodeSigningConfig(
        $"{name}-signing",
        new CodeSigningConfigArgs
        {
            AllowedPublishers = new CodeSigningConfigAllowedPublishersArgs { SigningProfileVersionArns = settings.CodeSigning.ToList() },
            Policies = new CodeSigningConfigPoliciesArgs { UntrustedArtifactOnDeployment = "Enforce" },
        },
        new CustomResourceOptions { Parent = this });

    private Alias CreateAlias(string name, FunctionSettings settings)
    {
        var options = new CustomResourceOptions { Parent = this };
        if (settings.Shift is not null)
        {
            // CodeDeploy moves it from the first deployment on; Pulumi must not move it back.
            options.IgnoreChanges = ["functionVersion", "routingConfig"];
        }

        return new Alias(
            $"{name}-live", new AliasArgs { Name = "live", FunctionName = function.Name, FunctionVersion = function.Version }, options);
    }
}
