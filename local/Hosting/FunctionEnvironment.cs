namespace Local.Hosting;

/// <summary>
/// The environment variables of this process, which all functions share. Nothing that could reach a real AWS account stays
/// in them; a function's own variables are there only while it is constructed.
/// </summary>
internal sealed class FunctionEnvironment
{
    private readonly Lock constructing = new();

    public FunctionEnvironment(SimulatedAws aws)
    {
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        Set(aws.Variables);
        BypassProxies();
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

    /// <summary>What goes to this machine must not go by the proxy of the user's shell, which could not bring it there.</summary>
    private static void BypassProxies()
    {
        string[] bypassed = [.. new[] { "NO_PROXY", "no_proxy" }.Select(Environment.GetEnvironmentVariable).OfType<string>(), "127.0.0.1", "localhost"];
        foreach (var name in (string[])["NO_PROXY", "no_proxy"])
        {
            Environment.SetEnvironmentVariable(name, string.Join(',', bypassed.Distinct()));
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
