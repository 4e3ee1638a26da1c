using Spectre.Console;

namespace Local.Commands;

/// <summary>Shows that something is going on, on standard error and only to a person at a terminal.</summary>
internal static class Progress
{
    public static Task<T> ShowAsync<T>(string what, Func<Task<T>> work)
    {
        if (Console.IsErrorRedirected || Console.IsOutputRedirected)
        {
            return work();
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Status().StartAsync(what, _ => work());
    }
}
