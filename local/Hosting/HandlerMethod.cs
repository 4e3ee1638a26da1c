using System.Reflection;

namespace Local.Hosting;

/// <summary>The method that a handler string names: <c>Task&lt;Stream&gt; Method(Stream)</c>, of which Lambda needs no serializer.</summary>
internal static class HandlerMethod
{
    /// <param name="folder">Of the unpacked package.</param>
    /// <param name="load">Loads the assembly of a file.</param>
    /// <exception cref="HandlerException">The package does not have it.</exception>
    public static MethodInfo Find(HandlerName handler, string folder, Func<string, Assembly> load)
    {
        var file = Path.Combine(folder, $"{handler.Assembly}.dll");
        if (!File.Exists(file))
        {
            throw new HandlerException($"the package has no {handler.Assembly}.dll, which the handler names.");
        }

        var type = load(file).GetType(handler.Type)
            ?? throw new HandlerException($"{handler.Assembly}.dll has no type `{handler.Type}`, which the handler names.");
        var method = type.GetMethod(handler.Method, [typeof(Stream)]);
        return method?.ReturnType == typeof(Task<Stream>)
            ? method
            : throw new HandlerException($"`{handler.Type}` has no method `Task<Stream> {handler.Method}(Stream)`, which the handler names.");
    }
}
