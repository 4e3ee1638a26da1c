using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Resource arguments without a class: names and values.</summary>
public sealed class DictionaryResourceArgs : ResourceArgs
{
    private readonly ImmutableDictionary<string, object?> _dictionary;

    public DictionaryResourceArgs(ImmutableDictionary<string, object?> dictionary)
    {
        DictionaryArgs.Check(dictionary, [typeof(Output<>)]);
        _dictionary = dictionary;
    }

    internal override Task<ImmutableDictionary<string, object?>> ToDictionaryAsync() => Task.FromResult(_dictionary);
}

/// <summary>Function arguments without a class: names and values.</summary>
public sealed class DictionaryInvokeArgs : InvokeArgs
{
    private readonly ImmutableDictionary<string, object?> _dictionary;

    public DictionaryInvokeArgs(ImmutableDictionary<string, object?> dictionary)
    {
        DictionaryArgs.Check(dictionary, [typeof(Output<>), typeof(Input<>)]);
        _dictionary = dictionary;
    }

    internal override Task<ImmutableDictionary<string, object?>> ToDictionaryAsync() => Task.FromResult(_dictionary);
}

internal static class DictionaryArgs
{
    /// <summary>
    /// Refuses at once what could not be passed on later. Values inside the given wrappers count as themselves.
    /// </summary>
    public static void Check(ImmutableDictionary<string, object?> dictionary, IReadOnlyList<Type> wrappers)
    {
        foreach (var value in dictionary.Values)
        {
            if (value is null)
            {
                continue;
            }

            var type = value.GetType();
            if (type.IsGenericType && wrappers.Contains(type.GetGenericTypeDefinition()))
            {
                type = type.GenericTypeArguments[0];
            }

            TargetType.Check(nameof(dictionary), type);
        }
    }
}
