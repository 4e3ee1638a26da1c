using System.Collections.Concurrent;
using System.Reflection;
using Local.Declaration;
using Sim.Lambda;

namespace Local.Hosting;

/// <summary>
/// A .NET function, run from its package as Lambda runs it: found by its handler string, constructed once per execution
/// environment, given one invocation at a time.
/// </summary>
internal sealed class DotNetFunction : IFunction
{
    private readonly UnpackedPackage package;
    private readonly FunctionEnvironment environment;
    private readonly IReadOnlyDictionary<string, string> variables;
    private readonly TimeProvider clock;
    private readonly string name;
    private readonly ConstructorInfo constructor;
    private readonly MethodInfo method;
    private readonly ConcurrentBag<Func<Stream, Task<Stream>>> idle = [];

    public DotNetFunction(RecordedResource function, FunctionEnvironment environment, TimeProvider clock)
    {
        var hosted = HostedFunction.Of(function);
        this.environment = environment;
        this.clock = clock;
        variables = hosted.AllVariables;
        name = hosted.Name;
        package = UnpackedPackage.Of(function);
        try
        {
            (constructor, method) = Find(hosted.Handler, package.Folder, hosted.Name);
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }

    public async Task<InvocationResult> AnswerAsync(FunctionCall call)
    {
        InvocationLog.Begin(call.Lines);
        FunctionSignature.Begin(name);
        try
        {
            return InvocationResult.Success(await HandleAsync(call.Payload));
        }
#pragma warning disable CA1031 // The function is the user's code: whatever it throws is what Lambda would report of it.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return InvocationResult.Error(error.GetType().Name, error.Message);
        }
    }

    public ValueTask DisposeAsync()
    {
        package.Dispose();
        return ValueTask.CompletedTask;
    }

    // A new instance is constructed when all others are busy: a cold start.
    private async Task<byte[]> HandleAsync(byte[] payload)
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
