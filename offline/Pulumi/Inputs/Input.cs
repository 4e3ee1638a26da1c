namespace Pulumi;

/// <summary>An input whose value type is not known at compile time.</summary>
internal interface IInput
{
    IOutput ToOutput();
}

/// <summary>
/// An input whose elements are inputs of their own: one unknown element does not make the others unknown.
/// </summary>
internal interface IInputOfInputs
{
    IOutput Elements { get; }
}

/// <summary>An argument of a resource: a value, or an output that brings it later.</summary>
public class Input<T> : IInput
{
    private Output<T>? _output;

    private protected Input(Output<T>? output)
    {
        _output = output;
    }

    /// <summary>
    /// Lists and maps build their whole only when it is asked for: building it on each Add would be quadratic.
    /// </summary>
    private protected virtual Output<T> BuildOutput()
        => throw new InvalidOperationException("An input without elements carries its output from the start.");

    private protected void ForgetOutput() => _output = null;

    internal Output<T> AsOutput() => _output ??= BuildOutput();

    public static implicit operator Input<T>(T value) => new(Output.Create(value));

    public static implicit operator Input<T>(Output<T> value)
    {
        // Named as in the official package, where the constructor checks it.
        ArgumentNullException.ThrowIfNull(value, "outputValue");
        return new Input<T>(value);
    }

    public static implicit operator Output<T>(Input<T> input) => input.AsOutput();

    IOutput IInput.ToOutput() => AsOutput();
}
