using System.Reflection;
using System.Runtime.Loader;
using Local.Hosting;

namespace DotNetBootstrap;

/// <summary>Loads a function from its unpacked package and constructs it.</summary>
internal static class FunctionLoader
{
    public static Func<Stream, Task<Stream>> Load(string handler, string folder)
    {
        AssemblyLoadContext.Default.Resolving += (context, name) =>
        {
            var file = Path.Combine(folder, $"{name.Name}.dll");
            return File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
        };
        var method = HandlerMethod.Find(HandlerName.Parse(handler), folder, AssemblyLoadContext.Default.LoadFromAssemblyPath);
        var instance = Activator.CreateInstance(
            method.ReflectedType!, BindingFlags.Public | BindingFlags.Instance | BindingFlags.DoNotWrapExceptions, binder: null, args: null, culture: null);
        return method.CreateDelegate<Func<Stream, Task<Stream>>>(instance);
    }
}
