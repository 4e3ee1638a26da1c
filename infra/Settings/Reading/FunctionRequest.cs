using Infra.Settings.Rules;

namespace Infra.Settings.Reading;

/// <summary>What the settings ask for a function: null where they are silent.</summary>
internal sealed record FunctionRequest
{
    public TimeSpan? Timeout { get; init; }

    public int? Memory { get; init; }

    public Architecture? Architecture { get; init; }

    public int? EphemeralStorage { get; init; }

    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    public IReadOnlyList<string>? Layers { get; init; }

    public VpcSettings? Vpc { get; init; }

    public string? LogLevel { get; init; }

    public TimeSpan? LogRetention { get; init; }

    public IReadOnlyList<string>? CodeSigning { get; init; }

    public bool? SnapStart { get; init; }

    public int? ReservedConcurrency { get; init; }

    public TrafficShift? Shift { get; init; }

    public static FunctionRequest Read(SettingsNode node) => new()
    {
        Timeout = node.Duration("timeout", AwsLimits.FunctionTimeout, "It is the function's; Lambda allows no more: split longer work."),
        Memory = node.Integer("memory", AwsLimits.FunctionMemory, " MB", "1769 MB is one full CPU."),
        Architecture = node.Choice("architecture", "arm64", "x86_64") switch
        {
            "arm64" => Settings.Architecture.Arm64,
            "x86_64" => Settings.Architecture.X86_64,
            _ => null,
        },
        EphemeralStorage = node.Integer("ephemeralStorage", AwsLimits.EphemeralStorage, " MB", "It is the function's /tmp; 512 are free."),
        Environment = EnvironmentReader.Read(node),
        Layers = LayersOf(node),
        Vpc = VpcOf(node),
        LogLevel = node.Choice("logLevel", "TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"),
        LogRetention = LogRetentionOf(node),
        CodeSigning = node.Matching("codeSigning", Patterns.SigningProfileVersion(), "the ARN of a signing profile's version, arn:aws:signer:<region>:<account>:/signing-profiles/<name>/<version>"),
        SnapStart = node.Flag("snapStart"),
        ReservedConcurrency = node.Integer("reservedConcurrency", new Bounds<int>(1, int.MaxValue), " invocations", "Leave it out to share the account's."),
        Shift = ShiftOf(node),
    };

    /// <summary>This request, with what it is silent on taken from another; variables of both, this one's first.</summary>
    public FunctionRequest Or(FunctionRequest other) => new()
    {
        Timeout = Timeout ?? other.Timeout,
        Memory = Memory ?? other.Memory,
        Architecture = Architecture ?? other.Architecture,
        EphemeralStorage = EphemeralStorage ?? other.EphemeralStorage,
        Environment = (other.Environment ?? Nothing).Where(variable => Environment?.ContainsKey(variable.Key) != true)
            .Concat(Environment ?? Nothing).ToDictionary(),
        Layers = Layers ?? other.Layers,
        Vpc = Vpc ?? other.Vpc,
        LogLevel = LogLevel ?? other.LogLevel,
        LogRetention = LogRetention ?? other.LogRetention,
        CodeSigning = CodeSigning ?? other.CodeSigning,
        SnapStart = SnapStart ?? other.SnapStart,
        ReservedConcurrency = ReservedConcurrency ?? other.ReservedConcurrency,
        Shift = Shift ?? other.Shift,
    };

    /// <summary>What is asked for, and the built-in value of everything else.</summary>
    public FunctionSettings Resolve(string package)
    {
        var builtIn = new FunctionSettings { Package = package };
        return builtIn with
        {
            Timeout = Timeout ?? builtIn.Timeout,
            Memory = Memory ?? builtIn.Memory,
            Architecture = Architecture ?? builtIn.Architecture,
            EphemeralStorage = EphemeralStorage ?? builtIn.EphemeralStorage,
            Environment = Environment ?? builtIn.Environment,
            Layers = Layers ?? builtIn.Layers,
            Vpc = Vpc,
            LogLevel = LogLevel ?? builtIn.LogLevel,
            LogRetention = LogRetention ?? builtIn.LogRetention,
            CodeSigning = CodeSigning ?? builtIn.CodeSigning,
            SnapStart = SnapStart ?? builtIn.SnapStart,
            ReservedConcurrency = ReservedConcurrency,
            Shift = Shift,
        };
    }

    private static Dictionary<string, string> Nothing { get; } = [];

    private static IReadOnlyList<string>? LayersOf(SettingsNode node)
    {
        var layers = node.Matching("layers", Patterns.LayerVersion(), "the ARN of a layer's version, arn:aws:lambda:<region>:<account>:layer:<name>:<version>");
        if (layers?.Count > AwsLimits.LayersPerFunction)
        {
            node.Fail($"{node.Path}.layers lists {layers.Count} layers, Lambda allows {AwsLimits.LayersPerFunction}. Merge some.");
        }

        return layers;
    }

    private static VpcSettings? VpcOf(SettingsNode node)
    {
        if (node.Node("vpc") is not { IsMap: true } vpc)
        {
            return null;
        }

        var subnets = vpc.Matching("subnets", Patterns.Subnet(), "a subnet's id, subnet-...") ?? [];
        var groups = vpc.Matching("securityGroups", Patterns.SecurityGroup(), "a security group's id, sg-...") ?? [];
        if (subnets.Distinct().Count() < 2)
        {
            node.Fail($"{vpc.Path}.subnets must list at least 2 subnets, in different zones: with one, the function stops when its zone does.");
        }

        if (groups.Count == 0)
        {
            node.Fail($"{vpc.Path}.securityGroups must list at least 1 security group: it decides what the function may reach.");
        }

        vpc.RefuseUnknownKeys();
        return new VpcSettings(subnets, groups);
    }

    private static TimeSpan? LogRetentionOf(SettingsNode node)
    {
        var days = AwsLimits.LogRetentionDays;
        var advice = $"CloudWatch Logs keeps for {string.Join(", ", days)} days.";
        var given = node.Duration("logRetention", new Bounds<TimeSpan>(TimeSpan.FromDays(days[0]), TimeSpan.FromDays(days[^1])), advice);
        if (given is { } retention && !days.Any(count => retention == TimeSpan.FromDays(count)))
        {
            node.Fail($"{node.Path}.logRetention is {Duration.Text(retention)}, which CloudWatch Logs does not offer. {advice}");
            return null;
        }

        return given;
    }

    private static TrafficShift? ShiftOf(SettingsNode node)
    {
        if (node.Node("shift") is not { IsMap: true } shift)
        {
            return null;
        }

        var (canary, linear) = (shift.Node("canary"), shift.Node("linear"));
        shift.RefuseUnknownKeys();
        if ((canary is null) == (linear is null))
        {
            node.Fail($"{shift.Path} must have either canary or linear: {{ canary: {{ percent: 10, interval: 5m }} }}.");
            return null;
        }

        var step = canary ?? linear!;
        var percent = step.Integer("percent", new Bounds<int>(1, 99), " percent", "It is the part of the traffic that moves in one step.");
        var interval = step.Duration("interval", AwsLimits.TrafficShiftInterval, "It is how long the alarms have to notice.");
        foreach (var missing in new[] { "percent", "interval" }.Where(key => step.IsMap && !step.Has(key)))
        {
            node.Fail($"{step.Path}.{missing} is missing: say {{ percent: 10, interval: 5m }}.");
        }

        if (interval is { } given && given.Ticks % TimeSpan.TicksPerMinute != 0)
        {
            node.Fail($"{step.Path}.interval is {Duration.Text(given)}, must be whole minutes. CodeDeploy counts minutes.");
        }

        step.RefuseUnknownKeys();
        return percent is null || interval is null ? null
            : canary is not null ? new TrafficShift.Canary(percent.Value, interval.Value) : new TrafficShift.Linear(percent.Value, interval.Value);
    }
}
