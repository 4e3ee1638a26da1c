using Local.Declaration;
using Local.Hosting.Processes;

namespace Local.Hosting;

/// <summary>Makes a declared function ready to be invoked, from its package.</summary>
internal static class PackagedFunction
{
    /// <param name="clock">The world's.</param>
    /// <exception cref="UsageException">It cannot be run on this machine; says what is missing.</exception>
    public static IFunction Load(RecordedResource resource, FunctionEnvironment environment, ProcessHosting processes, TimeProvider clock) =>
        resource.Text("runtime").StartsWith("dotnet", StringComparison.Ordinal)
            // In this process a debugger stops in it.
            ? new DotNetFunction(resource, environment, clock)
            : processes.Host(HostedFunction.Of(resource), UnpackedPackage.Of(resource));
}
