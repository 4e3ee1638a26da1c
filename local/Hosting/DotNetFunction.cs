using System.Collections.Concurrent;
using System.Reflection;
using Local.Declaration;
using Local.Worlds;

namespace Local.Hosting;

/// <summary>
/// A .NET function, run from its package as Lambda runs it: found by its handler string, constructed once per execution
/// environment, given one invocation at a time.
/// </summary>
internal sealed class DotNetFunction : IDisposable
{
    private readonly UnpackedPackage package;
    private readonly FunctionEnvironment environment;
    private readonly IReadOnlyDictionary<string, string> variables;
    private readonly TimeProvider clock;
    private readonly ConstructorInfo constructor;
    private readonly MethodInfo method;
    private readonly ConcurrentBag<Func<Stream, Task<Stream>>> idle = [];

    public DotNetFunction(RecordedResource function, FunctionEnvironment environment, TimeProvider clock)
    {
        var name = function.Text("name");
        var runtime = function.TextOrNull("runtime");
        if (runtime?.StartsWith("dotnet", StringComparison.Ordinal) != true)
        {
            throw new UsageException($"{function} has the runtime `{runtime}`, which cannot be run yet; .NET can.");
        }

        this.environment = environment;
        this.clock = clock;
        variables = VariablesOf(function, name);
        package = new UnpackedPackage(function.ArchivePath("code")
            ?? throw new UsageException($"{function} has no `code` archive on this machine."));
        (constructor, method) = Find(function.Text("handler"), package.Folder, name);
    }

    /// <summary>Handles one event; a new instance is constructed when all others are busy (a cold start).</summary>
    public async Task<byte[]> HandleAsync(byte[] payload)
    {
        if (!idle.TryTake(out var handle))
        {
            handle = environment.Construct(variables, Construct);
        }

        using var input = new MemoryStream(payload, writable: false);
        await using var output = await handle(input);
        using var response = new MemoryStream();
        await output.CopyToAsync(response);
        // Only an instance that answered is used again: Lambda discards one whose handler threw out of it.
        idle.Add(handle);
        return response.ToArray();
    }

    public void Dispose() => package.Dispose();

    private static Dictionary<string, string> VariablesOf(RecordedResource function, string name)
    {
        var variables = new Dictionary<string, string>(DeclaredConsumer.VariablesOf(function))
        {
            ["AWS_LAMBDA_FUNCTION_NAME"] = name,
            ["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] = $"{function.Integer("memorySize") ?? 128}",
            ["AWS_LAMBDA_FUNCTION_VERSION"] = "$LATEST",
        };
        return variables;
    }

    private static (ConstructorInfo Constructor, MethodInfo Method) Find(string handler, string folder, string name)
    {
        try
        {
            var method = HandlerMethod.Find(HandlerName.Parse(handler), folder, new PackageAssemblies(folder, name).LoadFromAssemblyPath);
            var type = method.ReflectedType!;
            // A constructor that takes a clock is given the world's, so that deadlines and expiries follow it.
            var constructor = type.GetConstructor([typeof(TimeProvider)]) ?? type.GetConstructor([])
                ?? throw new HandlerException($"`{type}` has no public constructor without parameters.");
            return (constructor, method);
        }
        catch (HandlerException error)
        {
            throw new UsageException($"The function `{name}` cannot be run: {error.Message}");
        }
    }

    private Func<Stream, Task<Stream>> Construct()
    {
        var instance = constructor.Invoke(
            BindingFlags.DoNotWrapExceptions, binder: null, constructor.GetParameters().Length == 0 ? [] : [clock], culture: null);
        return method.CreateDelegate<Func<Stream, Task<Stream>>>(instance);
    }
}
