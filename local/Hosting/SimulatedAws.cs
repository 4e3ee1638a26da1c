using Local.Endpoints;

namespace Local.Hosting;

/// <summary>Where a function finds AWS on this machine, and no way to the real one.</summary>
/// <param name="Endpoint">For example <c>http://127.0.0.1:40123</c>.</param>
public sealed record SimulatedAws(string Endpoint, string Region)
{
    /// <summary>What AWS SDKs read.</summary>
    public Dictionary<string, string> Variables => new()
    {
        ["AWS_ACCESS_KEY_ID"] = FunctionKey.Anonymous,
        ["AWS_SECRET_ACCESS_KEY"] = "local",
        ["AWS_REGION"] = Region,
        ["AWS_DEFAULT_REGION"] = Region,
        ["AWS_ENDPOINT_URL"] = Endpoint,
        ["AWS_EC2_METADATA_DISABLED"] = "true",
        // Files that do not exist: the user's own profiles must not be read.
        ["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(Path.GetTempPath(), "no-aws-credentials"),
        ["AWS_CONFIG_FILE"] = Path.Combine(Path.GetTempPath(), "no-aws-config"),
    };
}
