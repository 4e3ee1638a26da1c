using Spectre.Console;

namespace Local.Commands;

/// <summary>Standard output as a person reads it; in a file it is plain text.</summary>
internal static class Terminal
{
    public static IAnsiConsole Open(int widthOfFiles)
    {
        if (!Console.IsOutputRedirected)
        {
            return AnsiConsole.Create(new AnsiConsoleSettings());
        }

        // On a build server colours would be taken for granted, and a file has no width: the default of 80 would break
        // every row in pieces.
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = widthOfFiles;
        return console;
    }
}
