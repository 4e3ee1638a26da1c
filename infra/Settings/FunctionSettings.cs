namespace Infra.Settings;

/// <summary>A Lambda function, resolved.</summary>
public sealed record FunctionSettings
{
    /// <summary>The folder of <c>functions/</c> that holds its code: <c>WelcomeEmail</c>.</summary>
    public required string Package { get; init; }

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Megabytes.</summary>
    public int Memory { get; init; } = 256;

    public Architecture Architecture { get; init; } = Architecture.Arm64;

    /// <summary>Megabytes of /tmp.</summary>
    public int EphemeralStorage { get; init; } = 512;

    /// <summary>The user's own variables; what the stack adds for the code to find its tables is not among them.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>ARNs of layer versions.</summary>
    public IReadOnlyList<string> Layers { get; init; } = [];

    /// <summary>Null: outside any VPC.</summary>
    public VpcSettings? Vpc { get; init; }

    /// <summary>Lowest level of the function's own lines that is kept.</summary>
    public string LogLevel { get; init; } = "INFO";

    public static TimeSpan DefaultLogRetention { get; } = TimeSpan.FromDays(14);

    public TimeSpan LogRetention { get; init; } = DefaultLogRetention;

    /// <summary>ARNs of the signing profile versions whose signature the code must carry; none: unsigned code is accepted.</summary>
    public IReadOnlyList<string> CodeSigning { get; init; } = [];

    /// <summary>Starts from a snapshot of the initialized function instead of a cold start.</summary>
    public bool SnapStart { get; init; }

    /// <summary>Concurrency that is set aside for the function; null: it shares the account's.</summary>
    public int? ReservedConcurrency { get; init; }

    /// <summary>How a new version gets its traffic; null: all of it at once.</summary>
    public TrafficShift? Shift { get; init; }
}
