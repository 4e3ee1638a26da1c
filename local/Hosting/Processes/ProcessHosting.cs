using System.Collections;

namespace Local.Hosting.Processes;

/// <summary>Runs functions in processes of their own, whatever language they are written in.</summary>
public sealed class ProcessHosting : IDisposable
{
    private readonly BootstrapFiles bootstraps = new();
    private readonly SearchPath path;
    private readonly Programs programs;
    private readonly ProcessVariables variables;
    private readonly TimeProvider clock;

    /// <param name="clock">That of this machine: it is what its processes read.</param>
    /// <param name="machine">The environment of this machine; by default that of this process.</param>
    public ProcessHosting(SimulatedAws aws, TimeProvider clock, IReadOnlyDictionary<string, string>? machine = null)
    {
        machine ??= Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(variable => (string)variable.Key, variable => (string)variable.Value!);
        path = new SearchPath(machine.GetValueOrDefault("PATH", ""));
        programs = new Programs(bootstraps, path);
        variables = new ProcessVariables(aws, machine);
        this.clock = clock;
    }

    /// <summary>A function that starts an execution environment whenever all that it has are busy.</summary>
    /// <exception cref="UsageException">It cannot be run on this machine; says what is missing.</exception>
    public IFunction Host(HostedFunction function, UnpackedPackage package)
    {
        try
        {
            var program = programs.Of(function, package.Folder);
            return new ProcessFunction(package, () => StartAsync(function, program, package.Folder));
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }

    /// <summary>One execution environment: a cold start.</summary>
    /// <param name="folder">The unpacked package.</param>
    /// <exception cref="UsageException">It cannot be run on this machine; says what is missing.</exception>
    public Task<ExecutionEnvironment> StartAsync(HostedFunction function, string folder) =>
        StartAsync(function, programs.Of(function, folder), folder);

    public void Dispose() => bootstraps.Dispose();

    private Task<ExecutionEnvironment> StartAsync(HostedFunction function, FunctionProgram program, string folder)
    {
        var start = ProcessGroup.StartOf(program, bootstraps, path);
        start.WorkingDirectory = folder;
        return ExecutionEnvironment.StartAsync(
            function, start, new ProcessLog(program.MarksEndOfLog, clock), (api, scratch) => variables.Of(function, program, api, folder, scratch), clock);
    }
}
