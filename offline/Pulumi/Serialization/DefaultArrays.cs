using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Pulumi.Serialization;

/// <summary>
/// Tells a default <see cref="ImmutableArray{T}"/> behind an interface, whatever its element type is.
/// </summary>
internal static class DefaultArrays
{
    private static readonly ConcurrentDictionary<Type, Func<object, bool>> Checks = new();

    public static bool IsDefault(IList list) => Checks.GetOrAdd(list.GetType(), CheckOf)(list);

    private static Func<object, bool> CheckOf(Type type)
    {
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(ImmutableArray<>))
        {
            return static _ => false;
        }

        return typeof(DefaultArrays).GetMethod(nameof(IsDefaultArray))!
            .MakeGenericMethod(type.GenericTypeArguments)
            .CreateDelegate<Func<object, bool>>();
    }

    public static bool IsDefaultArray<T>(object array) => ((ImmutableArray<T>)array).IsDefault;
}
