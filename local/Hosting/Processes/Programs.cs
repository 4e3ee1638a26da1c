namespace Local.Hosting.Processes;

/// <summary>What runs the functions of each runtime on this machine.</summary>
internal sealed class Programs(BootstrapFiles bootstraps, SearchPath path)
{
    private readonly Dictionary<string, Interpreter> found = [];

    /// <param name="folder">The unpacked package.</param>
    /// <exception cref="UsageException">It cannot be run on this machine; says what is missing.</exception>
    public FunctionProgram Of(HostedFunction function, string folder)
    {
        bool Is(string family) => function.Runtime.StartsWith(family, StringComparison.Ordinal);
        return Is("python") ? PythonOf(InterpreterOf(Language.Python, function))
            : Is("nodejs") ? NodeOf(InterpreterOf(Language.Node, function), function)
            : Is("dotnet") ? DotNetOf(function, folder)
            : Is("provided") ? ProvidedOf(function, folder)
            : throw new UsageException(
                $"The function `{function.Name}` has the runtime `{function.Runtime}`, which cannot be run; dotnet, python, nodejs and provided can.");
    }

    private static FunctionProgram ProvidedOf(HostedFunction function, string folder)
    {
        var bootstrap = Path.Combine(folder, "bootstrap");
        if (!File.Exists(bootstrap))
        {
            throw new UsageException($"The package of `{function.Name}` has no file `bootstrap`, which the runtime `{function.Runtime}` starts.");
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(bootstrap) & UnixFileMode.UserExecute) == 0)
        {
            throw new UsageException($"The `bootstrap` in the package of `{function.Name}` is not executable. Give it mode 0755 before it is packed.");
        }

        return new FunctionProgram(bootstrap, [], MarksEndOfLog: false);
    }

    /// <summary>As Lambda starts it: with the runtime options that the function was built with.</summary>
    private FunctionProgram DotNetOf(HostedFunction function, string folder)
    {
        var built = Path.Combine(folder, $"{function.Handler.Split(':')[0]}.runtimeconfig.json");
        var config = File.Exists(built) ? built : bootstraps.PathOf(BootstrapFiles.DotNetConfig);
        return new FunctionProgram(DotNetHost(), ["exec", "--runtimeconfig", config, bootstraps.PathOf(BootstrapFiles.DotNet)], MarksEndOfLog: true);
    }

    /// <summary>The host of the runtime that runs this program: shared/Microsoft.NETCore.App/10.0.0/ lies below it.</summary>
    private static string DotNetHost() => Path.GetFullPath(Path.Combine(
        System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    private FunctionProgram PythonOf(Interpreter python) => new(python.File, [bootstraps.PathOf(BootstrapFiles.Python)], MarksEndOfLog: true)
    {
        // Packages that the user installed for herself lie below her home, which a function does not get to see.
        Variables = python.Facts is [var userBase, ..] ? new Dictionary<string, string> { ["PYTHONUSERBASE"] = userBase } : new(),
    };

    private FunctionProgram NodeOf(Interpreter node, HostedFunction function) => new(
        node.File, [$"--max-old-space-size={function.MemorySize}", bootstraps.PathOf(BootstrapFiles.Node)], MarksEndOfLog: true);

    private Interpreter InterpreterOf(Language language, HostedFunction function)
    {
        // Functions of different versions may find different programs.
        if (!found.TryGetValue(function.Runtime, out var interpreter))
        {
            found[function.Runtime] = interpreter = language.Find(path, function);
        }

        return interpreter;
    }
}
