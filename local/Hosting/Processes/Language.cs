namespace Local.Hosting.Processes;

/// <summary>A language that a program of this machine must run.</summary>
/// <param name="Name">As one says it.</param>
/// <param name="Programs">Names under which it may be installed.</param>
/// <param name="Least">The oldest version that will do.</param>
/// <param name="Question">See <see cref="Interpreter.Ask"/>.</param>
/// <param name="Source">Where to get it.</param>
internal sealed record Language(string Name, string[] Programs, Version Least, string[] Question, string Source)
{
    public static readonly Language Python = new(
        "Python",
        ["python3", "python"],
        new Version(3, 9),
        ["-c", "import platform, site, sys; print(sys.executable, platform.python_version(), site.getuserbase(), sep='\\n')"],
        "https://www.python.org/downloads/");

    public static readonly Language Node = new(
        "Node.js",
        ["node"],
        new Version(20, 0),
        ["-p", "process.execPath + '\\n' + process.version"],
        "https://nodejs.org/");

    /// <summary>The first that is new enough.</summary>
    /// <param name="function">Who needs it.</param>
    /// <exception cref="UsageException">There is none.</exception>
    public Interpreter Find(SearchPath path, HostedFunction function)
    {
        Interpreter? old = null;
        // Of several versions, the one that the function was declared with: python3.13.
        foreach (var program in Programs.Prepend(function.Runtime).Select(path.Find).OfType<string>())
        {
            if (Interpreter.Ask(program, Question) is { } interpreter)
            {
                if (interpreter.Version >= Least)
                {
                    return interpreter;
                }

                old ??= interpreter;
            }
        }

        var found = old is null ? $"no `{Programs[0]}` is on the PATH" : $"`{old.File}` is {Name} {old.Version}";
        throw new UsageException(
            $"The function `{function.Name}` has the runtime `{function.Runtime}`, and {found}; {Name} {Least} or later is needed to run it on this machine. "
            + $"Install it ({Source}), or run a stack without this function.");
    }
}
