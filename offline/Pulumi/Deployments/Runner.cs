using System.Reflection;

namespace Pulumi;

/// <summary>Creates the stack, then waits for all that the program has started, or for the first failure.</summary>
internal sealed class Runner(LoggedErrors errors)
{
    /// <summary>Tells the language host that the user has seen the error; unlikely to be any other exit code.</summary>
    private const int FailedAndReported = 32;

    private readonly TaskMonitor _tasks = new();

    public void RegisterTask(Task task) => _tasks.Add(task);

    public async Task RunAsync(Func<Stack> createStack)
    {
        try
        {
            var stack = createStack();
            stack.RegisterPropertyOutputs();
            RegisterTask(stack.Outputs.DataTask);
        }
        catch (Exception exception)
        {
            Report([exception]);
            return;
        }

        Report(await _tasks.WhenIdleOrFailedAsync().ConfigureAwait(false));
    }

    private void Report(IReadOnlyCollection<Exception> exceptions)
    {
        foreach (var exception in exceptions)
        {
            errors.Add(exception switch
            {
                RunException => exception.Message,
                ResourceException { HideStack: true } => exception.Message,
                ResourceException => exception.ToString(),
                _ => $"Running program '{Assembly.GetEntryAssembly()?.Location}' failed with an unhandled exception:\n{exception}",
            });
        }

        if (exceptions.Count > 0)
        {
            // Programs often drop the result of the run; the official package sets the exit code for them.
            Environment.ExitCode = FailedAndReported;
        }
    }
}
