using Local.Endpoints;

namespace Local.Hosting.Processes;

/// <summary>
/// The environment of a function's process, made from nothing: what Lambda sets, the function's own variables, and of this
/// machine's only what programs need to be found.
/// </summary>
/// <param name="machine">The environment of this machine.</param>
internal sealed class ProcessVariables(SimulatedAws aws, IReadOnlyDictionary<string, string> machine)
{
    /// <summary>The rest could be keys, tokens, and ways to the user's own files.</summary>
    private static readonly string[] Inherited = ["PATH", "SystemRoot", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"];

    /// <param name="api">The address of its Runtime API.</param>
    /// <param name="folder">The unpacked package.</param>
    /// <param name="scratch">A folder of the environment's own: Lambda's <c>/tmp</c>.</param>
    public IReadOnlyDictionary<string, string> Of(HostedFunction function, FunctionProgram program, string api, string folder, string scratch)
    {
        var variables = Inherited.Where(machine.ContainsKey).ToDictionary(name => name, name => machine[name]);
        foreach (var (name, value) in program.Variables.Concat(function.AllVariables).Concat(aws.Variables).Concat(LambdaOf(function)))
        {
            variables[name] = value;
        }

        variables["AWS_ACCESS_KEY_ID"] = FunctionKey.Of(function.Name);
        variables["AWS_LAMBDA_RUNTIME_API"] = api;
        variables["LAMBDA_TASK_ROOT"] = folder;
        variables["HOME"] = scratch;
        variables["TMPDIR"] = scratch;
        return variables;
    }

    /// <summary>https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime</summary>
    private static Dictionary<string, string> LambdaOf(HostedFunction function) => new()
    {
        ["_HANDLER"] = function.Handler,
        ["AWS_EXECUTION_ENV"] = $"AWS_Lambda_{function.Runtime}",
        ["AWS_LAMBDA_INITIALIZATION_TYPE"] = "on-demand",
        ["AWS_LAMBDA_LOG_GROUP_NAME"] = $"/aws/lambda/{function.Name}",
        ["AWS_LAMBDA_LOG_STREAM_NAME"] = "local/[$LATEST]",
        ["LANG"] = "en_US.UTF-8",
        ["TZ"] = ":UTC",
    };
}
