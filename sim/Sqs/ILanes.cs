using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Sim.Sqs;

/// <summary>Numbers side by side, on which one instruction works at once.</summary>
internal interface ILanes<TSelf>
    where TSelf : unmanaged, ILanes<TSelf>
{
    static abstract bool IsFast { get; }

    static abstract int Count { get; }

    uint this[int lane] { get; }

    static abstract TSelf Of(uint value);

    /// <param name="values">As many as there are lanes.</param>
    static abstract TSelf Of(ReadOnlySpan<uint> values);

    static abstract TSelf RotateLeft(TSelf value, [ConstantExpected] byte bits);

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator &(TSelf left, TSelf right);

    static abstract TSelf operator |(TSelf left, TSelf right);

    static abstract TSelf operator ^(TSelf left, TSelf right);

    static abstract TSelf operator ~(TSelf value);
}

/// <summary>AVX2, or what other processors have of that width.</summary>
internal readonly struct EightLanes(Vector256<uint> lanes) : ILanes<EightLanes>
{
    private readonly Vector256<uint> lanes = lanes;

    public static bool IsFast => Vector256.IsHardwareAccelerated;
    public static int Count => Vector256<uint>.Count;
    public uint this[int lane] => lanes[lane];
    public static EightLanes Of(uint value) => new(Vector256.Create(value));
    public static EightLanes Of(ReadOnlySpan<uint> values) => new(Vector256.Create(values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static EightLanes RotateLeft(EightLanes value, [ConstantExpected] byte bits) => new(
        Avx512F.VL.IsSupported ? Avx512F.VL.RotateLeft(value.lanes, bits) : (value.lanes << bits) | (value.lanes >>> (32 - bits)));

    public static EightLanes operator +(EightLanes left, EightLanes right) => new(left.lanes + right.lanes);
    public static EightLanes operator &(EightLanes left, EightLanes right) => new(left.lanes & right.lanes);
    public static EightLanes operator |(EightLanes left, EightLanes right) => new(left.lanes | right.lanes);
    public static EightLanes operator ^(EightLanes left, EightLanes right) => new(left.lanes ^ right.lanes);
    public static EightLanes operator ~(EightLanes value) => new(~value.lanes);
}

/// <summary>AVX-512: a whole batch of ten at once.</summary>
internal readonly struct SixteenLanes(Vector512<uint> lanes) : ILanes<SixteenLanes>
{
    private readonly Vector512<uint> lanes = lanes;

    public static bool IsFast => Avx512F.IsSupported && Vector512.IsHardwareAccelerated;
    public static int Count => Vector512<uint>.Count;
    public uint this[int lane] => lanes[lane];
    public static SixteenLanes Of(uint value) => new(Vector512.Create(value));
    public static SixteenLanes Of(ReadOnlySpan<uint> values) => new(Vector512.Create(values));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SixteenLanes RotateLeft(SixteenLanes value, [ConstantExpected] byte bits) => new(Avx512F.RotateLeft(value.lanes, bits));

    public static SixteenLanes operator +(SixteenLanes left, SixteenLanes right) => new(left.lanes + right.lanes);
    public static SixteenLanes operator &(SixteenLanes left, SixteenLanes right) => new(left.lanes & right.lanes);
    public static SixteenLanes operator |(SixteenLanes left, SixteenLanes right) => new(left.lanes | right.lanes);
    public static SixteenLanes operator ^(SixteenLanes left, SixteenLanes right) => new(left.lanes ^ right.lanes);
    public static SixteenLanes operator ~(SixteenLanes value) => new(~value.lanes);
}
