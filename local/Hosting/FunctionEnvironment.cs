namespace Local.Hosting;

/// <summary>
/// The environment variables of this process, which all functions share. Nothing that could reach a real AWS account stays
/// in them; a function's own variables are there only while it is constructed.
/// </summary>
internal sealed class FunctionEnvironment
{
    private readonly Lock constructing = new();

    /// <param name="endpoint">Where the functions' AWS clients find the simulated AWS.</param>
    public FunctionEnvironment(string endpoint, string region)
    {
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        Set(new Dictionary<string, string>
        {
            ["AWS_ACCESS_KEY_ID"] = "local",
            ["AWS_SECRET_ACCESS_KEY"] = "local",
            ["AWS_REGION"] = region,
            ["AWS_DEFAULT_REGION"] = region,
            ["AWS_ENDPOINT_URL"] = endpoint,
            ["AWS_EC2_METADATA_DISABLED"] = "true",
            // Files that do not exist: the user's own profiles must not be read.
            ["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(Path.GetTempPath(), "no-aws-credentials"),
            ["AWS_CONFIG_FILE"] = Path.Combine(Path.GetTempPath(), "no-aws-config"),
        });
    }

    public T Construct<T>(IReadOnlyDictionary<string, string> variables, Func<T> construct)
    {
        lock (constructing)
        {
            Set(variables);
            try
            {
                return construct();
            }
            finally
            {
                foreach (var name in variables.Keys)
                {
                    Environment.SetEnvironmentVariable(name, null);
                }
            }
        }
    }

    private static void Set(IReadOnlyDictionary<string, string> variables)
    {
        foreach (var (name, value) in variables)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }
}
