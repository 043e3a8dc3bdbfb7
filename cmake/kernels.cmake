# Compiler options of the network's inner loops.
#
# kernel_*.c: one file for each instruction set.  The files are empty shells where the
# options do not apply, and a kernel is only called on a processor that has its
# instructions.  The relaxations below do not change a result as long as all numbers are
# finite, which cs_model_open() checks; they let the compiler use minimum and maximum
# instructions.  Never -ffast-math: sums keep their order.
set(CASUS_LOOPS "-O3;-fno-trapping-math;-fno-signed-zeros;-ffinite-math-only")
foreach(module encode tag parse)
  target_compile_options(casus_${module} PRIVATE ${CASUS_LOOPS})
endforeach()
function(casus_kernel name)
  set_source_files_properties(${PROJECT_SOURCE_DIR}/src/model/${name}.c TARGET_DIRECTORY casus_model
    PROPERTIES COMPILE_OPTIONS "${CASUS_LOOPS};${ARGN}")
endfunction()
casus_kernel(kernel_portable)
casus_kernel(kernel_neon)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|amd64|AMD64")
  casus_kernel(kernel_sse4 -msse4.1)
  # GCC's partial redundancy elimination would copy the sums to and fro; clang has no such option.
  casus_kernel(kernel_avx2 -mavx2 $<$<C_COMPILER_ID:GNU>:-fno-tree-pre>)
  casus_kernel(kernel_avx512 -mavx512f -mavx512bw -mavx512vl -mavx512vnni)
endif()
